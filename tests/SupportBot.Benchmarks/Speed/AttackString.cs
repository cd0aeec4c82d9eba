namespace SupportBot.Benchmarks.Speed;

/// <summary>A message as long as any that is read, made to be slow.</summary>
/// <param name="Name">What is in it.</param>
/// <param name="Text">The message.</param>
public sealed record AttackString(string Name, string Text)
{
    private const int Length = 8_000;

    /// <summary>The attacks.</summary>
    public static IReadOnlyList<AttackString> All { get; } =
    [
        Repeat("one list word", "photo "),
        Repeat("list words of many phrases", "photo blurry name wrong document expired face match "),
        Repeat("negations in negations", "not never no isn't don't without not "),
        Repeat("a negation before each list word", "not blurry not expired not clear "),
        Repeat("one endless word", "a"),
        Repeat("one endless number", "9"),
        Repeat("an endless word of humps", "aaaB"),
        Repeat("words almost known", "documnet verificatoin rejceted passprot "),
        Repeat("anchors of conjunctions by turns", "name does not match the id photo is not clear and "),
        new("anchors, all of one before all of the other", $"{Fill("name ", Length / 2)}{Fill("match ", Length / 2)}"),
        Repeat("gaps that almost close", "my document a b c d e f g was a b c d e f g rejected "),
        Repeat("a clause a word", "photo, name, expired, "),
        Repeat("a sentence a word", "blurry. name. expired! "),
        Repeat("brackets", "((((((((((([[[[{{{{<<<<"),
        Repeat("braces of lists", "{photo}{name}&!^$..."),
        Repeat("emoji", "😀👩‍👩‍👧‍👦🏴‍☠️"),
        Repeat("combining marks", "e\u0301\u0302\u0303\u0304\u0323"),
        Repeat("one letter under combining marks", "\u0301"),
        Repeat("one Han character", "照"),
        Repeat("a run of Han phrases", "照片模糊姓名不一致证件过期反光"),
        Repeat("Han negations", "不没有未不是"),
        Repeat("Traditional Han", "證件過期照片模糊姓名不符"),
        Repeat("Han numbers", "二十四千百"),
        Repeat("right to left", "\u202Eשלום مرحبا "),
        Repeat("NULs", "\0"),
        Repeat("NULs between words", "photo\0blurry\0"),
        Repeat("lone surrogates", "\uD83D\uDE00\uDE00\uD83D"),
        Repeat("codes that nobody knows", "aB_cD_eF gHiJkL "),
        Repeat("vendors without a number", "Veriff 9 Sumsub 8 "),
    ];

    public override string ToString() => Name;

    private static AttackString Repeat(string name, string piece) => new(name, Fill(piece, Length));

    private static string Fill(string piece, int length) => string.Concat(Enumerable.Repeat(piece, (length / piece.Length) + 1))[..length];
}
