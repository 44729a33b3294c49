/** What members are told about suggestions. */
package dev.millet.suggestions.notices;
