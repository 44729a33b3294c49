/** Large files: their uploads, their content, and the checks that it is still there. */
package dev.millet.files;
