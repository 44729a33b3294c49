/** The services of the platform, and of other modules, which may be absent. */
package dev.millet.suggestions.services;
