/** What members have a right to: a copy of their texts, and erasure. */
package dev.millet.suggestions.personal;
