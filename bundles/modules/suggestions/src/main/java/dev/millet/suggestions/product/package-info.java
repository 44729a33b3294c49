/** The products that suggestions are about. */
package dev.millet.suggestions.product;
