/** Is there a desktop to open a browser on? */
import type { Env } from './settings.ts';

export function hasDesktop(env: Env, platform: NodeJS.Platform): boolean {
  if (env['CI']) return false;
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}
