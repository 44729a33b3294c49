/** Searches: from what somebody types to what they may see of it. */
package dev.millet.search.query;
