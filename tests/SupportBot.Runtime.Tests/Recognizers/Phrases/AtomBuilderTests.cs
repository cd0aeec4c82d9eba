using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Tests.Recognizers.Phrases;

public sealed class AtomBuilderTests
{
    private readonly AtomBuilder _atoms = new(new(new(["證证"])));

    [Theory]
    [InlineData("photo id", "Photo ID!")]
    [InlineData("photo id", " photo   id ")]
    [InlineData("don't", "dont")]
    [InlineData("身份证", "身份證")]
    [InlineData("身份证", "身 份 证")]
    public void The_same_words_are_one_atom(string written, string again) => Assert.Equal(_atoms.Run(written), _atoms.Run(again));

    [Theory]
    [InlineData("photo id", "id photo")]
    [InlineData("photo", "photo id")]
    [InlineData("证件", "件证")]
    public void Other_words_are_another_atom(string written, string other) => Assert.NotEqual(_atoms.Run(written), _atoms.Run(other));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("?!")]
    [InlineData("。，")]
    [InlineData("😀")]
    public void A_text_without_words_is_no_atom(string text) => Assert.Equal(AtomBuilder.Nothing, _atoms.Run(text));

    [Fact]
    public void An_atom_is_named_as_it_was_first_written()
    {
        var (list, run) = (_atoms.List("photo"), _atoms.Run(" Photo ID "));

        Assert.Equal(run, _atoms.Run("photo id"));
        Assert.Equal(["{photo}", "Photo ID"], [_atoms.Name(list), _atoms.Name(run)]);
    }

    [Fact]
    public void A_list_is_another_atom_than_the_word_that_it_is_named_after()
    {
        Assert.Equal(_atoms.List("photo"), _atoms.List("photo"));
        Assert.NotEqual(_atoms.List("photo"), _atoms.Run("photo"));
    }

    [Fact]
    public void Words_are_numbered_in_the_order_in_which_they_are_met()
    {
        _atoms.Run("photo id");
        _atoms.Run("my ID 证");

        Assert.Equal(["photo", "id", "my", "证"], _atoms.Words);
    }

    [Fact]
    public void A_word_may_be_as_long_as_its_author_likes()
    {
        var word = new string('x', 500);

        _atoms.Run(word);

        Assert.Equal([word], _atoms.Words);
    }

    [Fact]
    public void Entries_of_all_languages_lead_to_the_atom_of_their_list()
    {
        _atoms.AddEntries(new([Lexicon("photo", "picture", "..."), Lexicon("photo", "照片")]));

        Assert.Equal(["{photo}"], Found("picture"));
        Assert.Equal(["{photo}"], Found("照片"));
    }

    [Fact]
    public void A_run_and_a_list_entry_with_the_same_words_are_both_found()
    {
        _atoms.Run("picture");
        _atoms.AddEntries(new([Lexicon("photo", "picture")]));

        Assert.Equal(["picture", "{photo}"], Found("picture"));
    }

    private IEnumerable<string> Found(string text)
    {
        var (table, words) = (_atoms.Table, _atoms.Words.ToList());
        var numbers = new SupportBot.Runtime.Recognizers.Words.Tokenizer(new([])).Words(text).Select(word => words.IndexOf(word)).ToArray();
        var found = new AtomOccurrences(table);
        _atoms.Trie.Find(numbers, found);
        found.Seal(Places.Tokens(numbers.Length));
        return found.Present.ToArray().Select(atom => table[atom]);
    }

    private static Lexicon Lexicon(string list, params string[] entries) =>
        new() { Name = "en", Script = "Latin", Lists = new Dictionary<string, IReadOnlyList<string>> { [list] = entries } };
}
