using SupportBot.Runtime.Recognizers.Phrases;
using SupportBot.Runtime.Recognizers.Words;

namespace SupportBot.Runtime.Tests.Recognizers.Phrases;

public sealed class AtomOccurrencesTests
{
    private const int Not = 0;
    private const int Expired = 1;
    private const int Session = 2;
    private const int Words = 3;

    private readonly AtomOccurrences _found = new(new(["{not}", "{expired}", "{session}", "expired"]));

    [Fact]
    public void The_longest_list_entry_hides_those_inside_it()
    {
        Seal(3, (Session, 0, 3), (Expired, 0, 1), (Expired, 1, 2), (Expired, 2, 3));

        Assert.Equal(("0-3", ""), (Places.Of(_found, Session), Places.Of(_found, Expired)));
    }

    [Fact]
    public void Entries_of_the_same_words_all_count()
    {
        Seal(2, (Session, 0, 2), (Expired, 0, 2));

        Assert.Equal(("0-2", "0-2"), (Places.Of(_found, Session), Places.Of(_found, Expired)));
    }

    [Fact]
    public void Entries_that_only_overlap_both_count()
    {
        Seal(3, (Session, 0, 2), (Expired, 1, 3));

        Assert.Equal(("0-2", "1-3"), (Places.Of(_found, Session), Places.Of(_found, Expired)));
    }

    [Fact]
    public void A_run_of_words_neither_hides_nor_is_hidden()
    {
        Seal(3, (Session, 0, 2), (Words, 1, 2), (Words, 0, 3));

        Assert.Equal(("0-2", "0-3 1-2"), (Places.Of(_found, Session), Places.Of(_found, Words)));
    }

    [Theory]
    [InlineData(1, "")]
    [InlineData(2, "")]
    [InlineData(3, "3-4")]
    public void A_negation_reaches_over_one_word(int at, string expired)
    {
        Seal(4, (Not, 3 - at, 4 - at), (Expired, 3, 4));

        Assert.Equal(expired, Places.Of(_found, Expired));
    }

    [Fact]
    public void A_negation_does_not_reach_a_run_of_words()
    {
        Seal(2, (Not, 0, 1), (Words, 1, 2));

        Assert.Equal("1-2", Places.Of(_found, Words));
    }

    [Fact]
    public void A_negation_inside_a_longer_entry_negates_nothing()
    {
        Seal(3, (Not, 1, 2), (Session, 0, 2), (Expired, 2, 3));

        Assert.Equal("2-3", Places.Of(_found, Expired));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_negation_ends_where_a_clause_begins(int clause)
    {
        var tokens = Places.Tokens(3);
        tokens[clause] = tokens[clause] with { OpensClause = true };
        Seal(tokens, (Not, 0, 1), (Expired, 2, 3));

        Assert.Equal("2-3", Places.Of(_found, Expired));
    }

    [Fact]
    public void A_negation_ends_with_its_sentence()
    {
        var tokens = Places.Tokens(3);
        tokens[1] = new(2, 2, TokenKind.Break, false);
        Seal(tokens, (Not, 0, 1), (Expired, 2, 3));

        Assert.Equal("2-3", Places.Of(_found, Expired));
    }

    [Fact]
    public void Places_stand_in_the_order_of_the_tokens_and_atoms_in_the_order_of_the_message()
    {
        Seal(6, (Session, 0, 1), (Expired, 1, 2), (Session, 2, 3), (Expired, 4, 5), (Session, 5, 6));

        Assert.Equal(("0-1 2-3 5-6", "1-2 4-5"), (Places.Of(_found, Session), Places.Of(_found, Expired)));
        Assert.Equal([Session, Expired], _found.Present.ToArray());
    }

    [Fact]
    public void A_message_may_hold_any_number_of_them()
    {
        Seal(500, [.. Enumerable.Range(0, 500).Select(at => (at % 2 == 0 ? Expired : Words, at, at + 1))]);

        Assert.Equal((250, 250), (_found.Of(Expired).Length, _found.Of(Words).Length));
        Assert.Equal(new Occurrence(499, 500), _found.Of(Words)[^1]);
    }

    [Fact]
    public void The_next_message_knows_nothing_of_the_last()
    {
        Seal(3, (Not, 0, 1), (Session, 1, 3), (Words, 2, 3));
        _found.Clear();
        Seal(3, (Expired, 1, 2));

        Assert.Equal([Expired], _found.Present.ToArray());
        Assert.Equal(["", "1-2", "", ""], Enumerable.Range(0, 4).Select(atom => Places.Of(_found, atom)));
    }

    private void Seal(int tokens, params (int Atom, int Start, int End)[] found) => Seal(Places.Tokens(tokens), found);

    private void Seal(List<Token> tokens, params (int Atom, int Start, int End)[] found)
    {
        foreach (var (atom, start, end) in found.OrderBy(place => place.Start))
        {
            _found.Add(atom, new(start, end));
        }

        _found.Seal(tokens);
    }
}
