package org.lichthof.tiled;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads Tiled's XML (tilesets {@code .tsx}, templates {@code .tx}) into the same {@link Fields} that its JSON gives, so that
 * nobody behind it needs to know of both. No document types and no entities: XML from strangers.
 */
final class XmlFields {
    /** Elements that JSON has as a list, with the name the list has there. */
    private static final Map<String, String> LISTS =
            Map.of("tile", "tiles", "object", "objects", "frame", "animation", "property", "properties");

    private static final Set<String> SKIPPED = Set.of("wangsets", "terraintypes", "editorsettings");

    private final XMLStreamReader reader;
    private final MapLimits limits;
    private final String file;
    private final Problems problems;
    private int values;

    private XmlFields(XMLStreamReader reader, MapLimits limits, String file, Problems problems) {
        this.reader = reader;
        this.limits = limits;
        this.file = file;
        this.problems = problems;
    }

    /** @throws Problems.Stop when it cannot be read; the reason has been collected */
    static Fields read(byte[] bytes, String file, MapLimits limits, Problems problems) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("names a file outside");
        });
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            reader.nextTag();
            return new XmlFields(reader, limits, file, problems).element(0);
        } catch (XMLStreamException | IllegalStateException | java.util.NoSuchElementException e) {
            throw problems.stop(
                    "not-xml",
                    file,
                    "This is no XML that can be read.",
                    "Save it from Tiled again, or export it as JSON.");
        }
    }

    /** Reads the element that the reader stands on, to its end. */
    private Fields element(int depth) throws XMLStreamException {
        if (depth > limits.maxDepth()) {
            throw problems.stop("too-much", file, "The file is nested too deeply.", "Save it from Tiled again.");
        }
        String element = reader.getLocalName();
        var fields = new Fields();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            count();
            fields.put(attributeName(element, reader.getAttributeLocalName(i)), reader.getAttributeValue(i));
        }
        var text = new StringBuilder();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> child(fields, depth);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    finish(element, fields, text.toString());
                    return fields;
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw problems.stop(
                            "not-xml",
                            file,
                            "The file declares a document type or entities.",
                            "Save it from Tiled again.");
                default -> {}
            }
        }
        throw new XMLStreamException("ends too early");
    }

    private void child(Fields parent, int depth) throws XMLStreamException {
        count();
        String name = reader.getLocalName();
        if (SKIPPED.contains(name)) {
            skip();
            return;
        }
        Fields child = element(depth + 1);
        switch (name) {
            case "image" -> {
                parent.put("image", child.text("source", ""));
                parent.put("imagewidth", child.text("width", "0"));
                parent.put("imageheight", child.text("height", "0"));
                child.text("trans")
                        .ifPresent(colour ->
                                parent.put("transparentcolor", colour.startsWith("#") ? colour : "#" + colour));
            }
            // Their lists are the parent's own in JSON.
            case "properties", "animation" -> {
                Object list = child.get(name);
                parent.put(name, list == null ? List.of() : list);
            }
            case "point", "ellipse" -> parent.put(name, true);
            case "polygon", "polyline" -> parent.put(name, points(child.text("points", "")));
            default -> {
                String list = LISTS.get(name);
                // A template has one object, not a list of them.
                if (list == null || (name.equals("object") && depth == 0)) {
                    parent.put(name, child);
                } else {
                    append(parent, list, child);
                }
            }
        }
    }

    @SuppressWarnings("unchecked") // only this method puts lists of that name
    private static void append(Fields parent, String list, Fields child) {
        if (!(parent.get(list) instanceof ArrayList<?>)) {
            parent.put(list, new ArrayList<>());
        }
        ((List<Object>) java.util.Objects.requireNonNull(parent.get(list))).add(child);
    }

    private static String attributeName(String element, String attribute) {
        return element.equals("frame") && attribute.equals("tile") ? "tileid" : attribute;
    }

    private static void finish(String element, Fields fields, String text) {
        // Long values stand between the tags instead of in the attribute.
        if (element.equals("property") && !fields.has("value")) {
            fields.put("value", text);
        }
        if (element.equals("text")) {
            fields.put("text", text);
        }
    }

    private List<Object> points(String written) {
        List<Object> points = new ArrayList<>();
        for (String pair : written.strip().split("\\s+", -1)) {
            count();
            String[] xy = pair.split(",", 2);
            if (xy.length == 2) {
                var point = new Fields();
                point.put("x", xy[0]);
                point.put("y", xy[1]);
                points.add(point);
            }
        }
        return points;
    }

    private void skip() throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = reader.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    private void count() {
        if (++values > limits.maxValues()) {
            throw problems.stop(
                    "too-much",
                    file,
                    "The file holds more than " + limits.maxValues() + " values.",
                    "Split it in several.");
        }
    }
}
