/** Search finds what the modules have by words. */
package dev.millet.search;
