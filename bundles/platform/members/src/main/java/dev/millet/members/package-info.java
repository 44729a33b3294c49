/** Puts the members module together. */
package dev.millet.members;
