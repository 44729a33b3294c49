/** Words that members say about entries of builds, as moderators hide and restore them. */
package dev.millet.builds.words;
