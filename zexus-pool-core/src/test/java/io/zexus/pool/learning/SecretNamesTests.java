package io.zexus.pool.learning;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SecretNamesTests {

	private final SecretNames names = new SecretNames(SecretNames.DEFAULTS);

	@ParameterizedTest
	@ValueSource(strings = { "password", "PASSWORD", "userPassword", "user_password", "secret", "clientSecret", "token",
			"access-token", "Authorization", "credentials", "apiKey", "API_KEY", "x-api-key", "api.key", "ApiKeyId",
			"pwd", "dbPwd", "passwd", "passphrase", "ssn", "cvv", "cardNumber", "card_number", "iban", "jwt", "bearer",
			"privateKey", "sessionId", "JSESSIONID", "cookie", "Set-Cookie" })
	void knowsSecretsInAnyCaseAndStyle(String name) {
		assertThat(this.names.matches(name)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "pin", "PIN", "cardPin", "card_pin", "pinCode", "PINCode", "myPINCode", "pin2", "2.pin",
			"holderSSN", "ssn_last4", "cvv2", "userJWT" })
	void knowsShortWordsWhereTheyAreWhole(String name) {
		assertThat(this.names.matches(name)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "shipping", "opinion", "Pinned", "SHIPPING", "spinner", "toppings", "className", "taliban",
			"passName" })
	void leavesShortWordsWithinOthersAlone(String name) {
		assertThat(this.names.matches(name)).isFalse();
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
	@ValueSource(strings = { "salary", "yearly-SALARY" })
	void knowsOwnWords(String name) {
		assertThat(new SecretNames(List.of("salary")).matches(name)).isTrue();
		assertThat(this.names.matches(name)).isFalse();
	}

}
