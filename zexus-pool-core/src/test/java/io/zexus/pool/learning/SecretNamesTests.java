package io.zexus.pool.learning;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SecretNamesTests {

	private final SecretNames names = new SecretNames(SecretNames.DEFAULTS);

	@ParameterizedTest
	@ValueSource(strings = { "password", "PASSWORD", "userPassword", "user_password", "secret", "clientSecret", "token",
			"access-token", "Authorization", "credentials", "apiKey", "API_KEY", "x-api-key", "api.key", "ApiKeyId" })
	void knowsSecretsInAnyCaseAndStyle(String name) {
		assertThat(this.names.matches(name)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "name", "pass", "api", "key", "author", "state" })
	void leavesOtherNamesAlone(String name) {
		assertThat(this.names.matches(name)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u212Aennung", "AP\u0130KEY" })
	void knowsLettersBeyondAsciiInAnyCase(String name) {
		assertThat(new SecretNames(List.of("kennung", "apiKey")).matches(name)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ssn", "holder-SSN" })
	void knowsOwnWords(String name) {
		assertThat(new SecretNames(List.of("ssn")).matches(name)).isTrue();
		assertThat(this.names.matches(name)).isFalse();
	}

}
