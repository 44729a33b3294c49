/** The API of suggestions. */
package dev.millet.suggestions.http;
