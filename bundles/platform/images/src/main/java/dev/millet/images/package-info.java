/** Images that members upload. */
package dev.millet.images;
