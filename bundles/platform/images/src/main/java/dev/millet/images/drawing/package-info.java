/** Checks uploaded images and draws them again without their metadata. */
package dev.millet.images.drawing;
