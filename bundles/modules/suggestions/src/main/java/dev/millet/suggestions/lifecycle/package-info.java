/** The releases that suggestions are planned for, can be tried in and are shipped in. */
package dev.millet.suggestions.lifecycle;
