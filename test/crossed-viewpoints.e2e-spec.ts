import { OverHttp } from './testing/crossed-viewpoints/over-http.js';
import { Scene } from './testing/crossed-viewpoints/scene.js';
import { tellCrossedViewpoints } from './testing/crossed-viewpoints/story.js';

// On pages, in a browser, the same story is told by `console-evaluation.e2e-spec.ts`.
describe('A partnership seen from crossed viewpoints, over HTTP', () => {
  let scene: Scene;
  let teller: OverHttp;
  beforeAll(async () => {
    scene = await Scene.set();
    teller = new OverHttp(scene);
  });
  afterAll(() => scene?.ledger.stop());

  tellCrossedViewpoints(() => ({ scene, teller }));
});
