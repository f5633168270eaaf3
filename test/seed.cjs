// SEED=… tells a run again: what properties draw, too.
if (process.env.SEED) require('fast-check').configureGlobal({ seed: Number(process.env.SEED) });
