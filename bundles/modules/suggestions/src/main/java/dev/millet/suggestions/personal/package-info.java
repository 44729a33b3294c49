/** Exports and erases what suggestions keep about a member. */
package dev.millet.suggestions.personal;
