/** Members who have a known problem of a build, too. */
package dev.millet.builds.problems;
