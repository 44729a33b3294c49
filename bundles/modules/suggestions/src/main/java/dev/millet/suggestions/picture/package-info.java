/** Images that belong to suggestions. */
package dev.millet.suggestions.picture;
