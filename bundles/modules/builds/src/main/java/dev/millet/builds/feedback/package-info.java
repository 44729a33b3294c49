/** Those who asked for what a build contains say whether it works for them. */
package dev.millet.builds.feedback;
