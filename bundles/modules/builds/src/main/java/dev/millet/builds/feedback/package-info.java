/** Answers of members to the question whether what they asked for works in a build. */
package dev.millet.builds.feedback;
