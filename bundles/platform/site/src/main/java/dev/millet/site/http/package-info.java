/** The API of the site's settings. */
package dev.millet.site.http;
