/** Rules by which new suggestions are assigned. */
package dev.millet.suggestions.assigning;
