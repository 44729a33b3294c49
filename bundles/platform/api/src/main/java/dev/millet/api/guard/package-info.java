/** What a write asks before it decides, so that the answer stays true until it commits. */
@Export
@Version("1.0.0")
package dev.millet.api.guard;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
