/** Comments on suggestions. */
package dev.millet.suggestions.comment;
