/** Problems with modules: what keeps one from its work, or a file from being installed. */
package dev.millet.upgrades.problem;
