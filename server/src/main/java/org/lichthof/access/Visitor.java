package org.lichthof.access;

/**
 * What somebody at the door says of themselves. Nothing of it is believed yet.
 *
 * @param event name of the event in the address
 * @param linkToken the part after the # of a personal link; {@code ""}: the open link
 * @param memberToken what an earlier admission gave; {@code ""}: never been here
 * @param name as they wish to be called
 * @param avatar number of the figure they chose
 */
public record Visitor(String event, String linkToken, String memberToken, String name, int avatar) {}
