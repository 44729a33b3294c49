/** Keeps who is mentioned in which text, and shows members where they are. */
package dev.millet.mentions;
