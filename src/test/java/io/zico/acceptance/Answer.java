package io.zico.acceptance;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back from the service. */
record Answer(int status, java.net.http.HttpHeaders headers, String text) {

  JsonNode json() {
    return JsonMapper.shared().readTree(text);
  }

  /** The value at a JSON pointer, as text. */
  String at(String pointer) {
    return json().at(pointer).asString();
  }

  /** Each line as JSON. */
  List<JsonNode> lines() {
    return text.lines().map(JsonMapper.shared()::readTree).toList();
  }

  String header(String name) {
    return headers.firstValue(name).orElse("");
  }
}
