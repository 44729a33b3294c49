/** Members who are named in texts with {@code @handle}, whoever owns the texts. */
@Export
@Version("1.0.0")
package dev.millet.api.mentions;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
