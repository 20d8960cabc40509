package tools.jackson.databind.util;

/**
 * Stands for that of Jackson 3.3, where an older version is on the class path: gives out
 * other instances, so that it shows whether it was used.
 */
public class StringCanonicalizingConverter extends StdConverter<String, String> {

	@Override
	public String convert(String value) {
		return new String(value);
	}

}
