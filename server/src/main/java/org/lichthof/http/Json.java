package org.lichthof.http;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON in and out; records are objects, their components are its members. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    public static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** @throws Problem 400, naming the member that is wrong; what came is not repeated, it may be a secret */
    public static <T> T read(byte[] body, Class<T> shape) {
        try {
            T value = MAPPER.readValue(body, shape);
            if (value == null) {
                throw Problem.badRequest("The body is null.", "Send a JSON object.");
            }
            return value;
        } catch (DatabindException e) {
            throw Problem.badRequest(
                    "The JSON has not the expected shape" + place(e) + ".",
                    "Send the members that docs/api.md lists, with their types.");
        } catch (JacksonException e) {
            throw Problem.badRequest("The body is not JSON.", "Send a JSON object with content-type application/json.");
        }
    }

    private static String place(DatabindException e) {
        String path = e.getPath().stream()
                .map(reference -> reference.getPropertyName() == null
                        ? "[" + reference.getIndex() + "]"
                        : reference.getPropertyName())
                .reduce((left, right) -> left + "." + right)
                .orElse("");
        return path.isEmpty() ? "" : " at '" + path + "'";
    }
}
