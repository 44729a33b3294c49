/** Tells members what happened to what they follow. */
package dev.millet.notices;
