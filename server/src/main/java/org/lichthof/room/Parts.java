package org.lichthof.room;

import org.lichthof.conversation.Conversations;
import org.lichthof.conversation.ProximityRules;
import org.lichthof.world.PathFinder;
import org.lichthof.world.WorldMap;

/** What a room is made of, introduced to each other. {@link Room} and {@link Door} tell these what to do, in which order. */
final class Parts {
    final RoomRules rules;
    final Floor.All floors;
    final CellGrid cells;
    final Crowd crowd;
    final Exits exits;
    final Placing placing;
    final Spots spots;
    final Walking walking;
    final Postponed postponed;
    final Rows rows;
    final Routes routes;
    final Followers followers;
    final Views views;
    final Conversations conversations;
    final Talk talk;
    final RoomTyping roomTyping;
    final Tickets tickets;
    final Roster roster;
    final Gatherings gatherings;
    final Knocks knocks;
    final Invites invites;

    Parts(WorldMap map, RoomRules rules, ProximityRules proximity, long seed) {
        this.rules = rules;
        var finder = new PathFinder();
        var pathways = new Pathways(finder);
        postponed = new Postponed(finder);
        floors = new Floor.All(map);
        cells = CellGrid.over(map.width(), map.height());
        crowd = new Crowd(cells);
        exits = new Exits(map);
        placing = new Placing(crowd, exits);
        spots = new Spots(map, crowd, exits, new Chance(seed), finder);
        walking = new Walking(rules, placing, spots);
        conversations = new Conversations(map, proximity, seed);
        views = new Views(crowd, rules);
        talk = new Talk(crowd);
        roomTyping = new RoomTyping(crowd);
        tickets = new Tickets(crowd, conversations);
        roster = new Roster(map, crowd, rules);
        gatherings = new Gatherings(crowd, conversations, talk, tickets, roster, rules.changesFrom());
        var destinations = new Destinations(map, crowd, spots, pathways, finder, gatherings, conversations);
        rows = new Rows(crowd, placing);
        routes = new Routes(crowd, placing, rows, walking, destinations, conversations, rules);
        followers = new Followers(rows, placing, pathways, routes, rules);
        knocks = new Knocks(conversations, gatherings, routes);
        invites = new Invites(conversations, routes);
    }
}
