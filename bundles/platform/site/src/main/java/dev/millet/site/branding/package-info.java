/** The page on which administrators choose name, colour, logo and icon of the site. */
package dev.millet.site.branding;
