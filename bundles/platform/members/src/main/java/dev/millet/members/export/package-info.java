/** Exports what is stored about a member. */
package dev.millet.members.export;
