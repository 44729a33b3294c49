/** Moderators hide, remove, restore and lock what members wrote, and say why. */
package dev.millet.moderation;
