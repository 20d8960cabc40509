package io.zexus.pool.jackson.differential;

import java.util.List;

/** The lines of Jackson, for tests whose text is one for both. */
enum JacksonLine {

	JACKSON_2 {

		@Override
		Decoder decoder(Setup setup) {
			return new Jackson2(setup);
		}

		@Override
		List<Setting> features() {
			return Jackson2.features();
		}

	},

	JACKSON_3 {

		@Override
		Decoder decoder(Setup setup) {
			return new Jackson3(setup);
		}

		@Override
		List<Setting> features() {
			return Jackson3.features();
		}

	};

	abstract Decoder decoder(Setup setup);

	/** Returns all features, each set to what it is not by default. */
	abstract List<Setting> features();

}
