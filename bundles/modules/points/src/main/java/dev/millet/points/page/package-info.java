/** Permissions and tabs, which all pages of points share. */
package dev.millet.points.page;
