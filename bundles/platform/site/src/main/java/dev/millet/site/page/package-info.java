/** The pages of the site's settings. */
package dev.millet.site.page;
