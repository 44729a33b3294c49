/** Search: what the modules have is found by words, and what is similar while somebody types. */
package dev.millet.search;
