/** The route and the pages by which files are imported. */
package dev.millet.imports.page;
