/** Lets administrators decide about the whole site. */
package dev.millet.site;
