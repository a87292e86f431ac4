/**
 * Names the rules by which a recipe becomes pixels. Raise it whenever the same recipe would come out differently: a step
 * changed, or a new sharp that draws or encodes otherwise (a test names the sharp this version was made with).
 */
export const ENGINE_VERSION = 2;
