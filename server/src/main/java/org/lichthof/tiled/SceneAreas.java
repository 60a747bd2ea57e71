package org.lichthof.tiled;

import java.util.List;
import org.lichthof.world.Area;
import org.lichthof.world.Shape;
import tools.jackson.core.JsonGenerator;

/** The areas of the scene. */
final class SceneAreas {
    private final Assets assets;
    private final JsonGenerator json;

    SceneAreas(Assets assets, JsonGenerator json) {
        this.assets = assets;
        this.json = json;
    }

    void write(List<Area> areas) {
        json.writeStartArray();
        areas.forEach(this::area);
        json.writeEndArray();
    }

    private void area(Area area) {
        Area.About about = area.about();
        json.writeStartObject();
        json.writeNumberProperty("index", about.index());
        json.writeStringProperty("kind", kind(area));
        json.writeStringProperty("name", about.name());
        json.writeName("title");
        SceneWriter.text(json, about.title());
        json.writeName("description");
        SceneWriter.text(json, about.description());
        json.writeName("shape");
        shape(about.shape());
        json.writeName("onlyFor");
        json.writeStartArray();
        about.onlyFor().stream().sorted().forEach(json::writeString);
        json.writeEndArray();
        switch (area) {
            case Area.Meeting meeting -> talk(meeting.talk());
            case Area.Booth booth -> talk(booth.talk());
            case Area.Group group -> talk(group.talk());
            case Area.HelpPoint helpPoint -> talk(helpPoint.talk());
            case Area.Place place -> talk(place.talk());
            case Area.Quiet quiet -> {}
            case Area.Stage stage -> json.writeStringProperty("stage", stage.stage());
            case Area.Audience audience -> json.writeStringProperty("stage", audience.stage());
            case Area.Exit exit -> exit(exit.target());
            case Area.Website website -> website(website);
            case Area.Sound sound -> sound(sound);
            case Area.Focus focus -> {
                json.writeName("focus");
                json.writeStartObject();
                SceneWriter.number(json, "margin", focus.margin());
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }

    static String kind(Area area) {
        return switch (area) {
            case Area.Meeting meeting -> "meeting";
            case Area.Booth booth -> "booth";
            case Area.Group group -> "group";
            case Area.HelpPoint help -> "help";
            case Area.Quiet quiet -> "quiet";
            case Area.Stage stage -> "stage";
            case Area.Audience audience -> "audience";
            case Area.Place place -> "place";
            case Area.Exit exit -> "exit";
            case Area.Website website -> "website";
            case Area.Sound sound -> "sound";
            case Area.Focus focus -> "focus";
        };
    }

    private void shape(Shape shape) {
        json.writeStartObject();
        switch (shape) {
            case Shape.Rectangle rectangle -> box("rectangle", rectangle);
            case Shape.Ellipse ellipse -> box("ellipse", ellipse.bounds());
            case Shape.Polygon polygon -> {
                json.writeStringProperty("kind", "polygon");
                json.writeName("points");
                SceneWriter.points(json, polygon.corners());
            }
            case Shape.Tiles tiles -> {
                json.writeStringProperty("kind", "tiles");
                json.writeNumberProperty("columns", tiles.columns());
                json.writeNumberProperty("rows", tiles.rows());
                json.writeNumberProperty("tileWidth", tiles.tileWidth());
                json.writeNumberProperty("tileHeight", tiles.tileHeight());
                json.writeName("bits");
                json.writeBinary(SceneWriter.bits(tiles.tiles(), tiles.columns() * tiles.rows()));
            }
        }
        json.writeEndObject();
    }

    private void box(String kind, Shape.Rectangle box) {
        json.writeStringProperty("kind", kind);
        json.writeNumberProperty("x", box.x());
        json.writeNumberProperty("y", box.y());
        json.writeNumberProperty("width", box.width());
        json.writeNumberProperty("height", box.height());
    }

    private void talk(Area.TalkOverrides talk) {
        talk.capacity().ifPresent(capacity -> json.writeNumberProperty("capacity", capacity));
        talk.joinDistance().ifPresent(distance -> json.writeNumberProperty("joinDistance", distance));
    }

    private void exit(Area.Exit.Target target) {
        json.writeName("exit");
        json.writeStartObject();
        switch (target) {
            case Area.Exit.Elsewhere elsewhere -> {
                json.writeStringProperty("room", elsewhere.map());
                json.writeStringProperty("entry", elsewhere.entry());
            }
            case Area.Exit.Outside outside -> json.writeStringProperty("url", outside.url());
        }
        json.writeEndObject();
    }

    private void website(Area.Website website) {
        json.writeName("website");
        json.writeStartObject();
        json.writeStringProperty("url", website.url());
        json.writeStringProperty("trigger", website.trigger() == Area.Trigger.ON_ACTION ? "action" : "enter");
        json.writeName("message");
        SceneWriter.text(json, website.message());
        json.writeEndObject();
    }

    private void sound(Area.Sound sound) {
        assets.sound(sound.url(), "area '" + sound.about().name() + "'").ifPresent(url -> {
            json.writeName("sound");
            json.writeStartObject();
            json.writeStringProperty("url", url);
            json.writeBooleanProperty("loop", sound.loop());
            SceneWriter.number(json, "volume", sound.volume());
            json.writeEndObject();
        });
    }
}
