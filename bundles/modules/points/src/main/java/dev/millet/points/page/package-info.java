/** What the pages of points share. */
package dev.millet.points.page;
