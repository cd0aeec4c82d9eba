using SupportBot.Runtime.Recognizers.Learning;

namespace SupportBot.Runtime.Tests.Recognizers.Learning;

public sealed class LinearClassifierTests
{
    private const int Classes = 3;
    private const int Everywhere = 100;
    private const int Never = 200;

    /// <summary>Each class has two features of its own, and one that all have.</summary>
    private static readonly Example[] Separable =
        [.. from @class in Enumerable.Range(0, Classes) from own in new[] { 0, 1 } select new Example(@class, [(@class * 2) + own, Everywhere], [1, 1], 0.7f)];

    private readonly LinearClassifier _classifier = Trained();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Classes_that_can_be_told_apart_are_told_apart(int @class) =>
        Assert.InRange(Predict(_classifier, @class * 2, Everywhere)[@class], 0.9f, 1f);

    [Theory]
    [InlineData(1, 3)]
    [InlineData(Everywhere)]
    [InlineData(Never)]
    [InlineData]
    public void Likelihoods_are_1_together(params int[] features) => Assert.Equal(1f, Predict(_classifier, features).Sum(), 4);

    [Fact]
    public void Every_class_is_as_likely_before_anything_is_learnt() =>
        Assert.All(Predict(new LinearClassifier(Classes), 0, 1).Take(Classes), likelihood => Assert.Equal(1f / Classes, likelihood, 4));

    [Fact]
    public void What_lies_beyond_the_classes_is_nothing()
    {
        var room = new float[_classifier.Room];
        Array.Fill(room, 7f);
        _classifier.Predict([0], [1], 1, room);

        Assert.All(room[Classes..], likelihood => Assert.Equal(0, likelihood));
    }

    [Fact]
    public void The_same_examples_make_the_same_classifier()
    {
        var again = Trained();

        Assert.Equal(Predict(_classifier, 0, 3, Everywhere), Predict(again, 0, 3, Everywhere));
        Assert.Equal(AllWeights(_classifier), AllWeights(again));
    }

    [Fact]
    public void A_feature_speaks_for_its_class_and_against_the_others()
    {
        Assert.True(_classifier.Weight(2, 1) > 0);
        Assert.True(_classifier.Weight(2, 0) < 0);
        Assert.True(_classifier.Weight(2, 2) < 0);
    }

    [Fact]
    public void A_feature_of_every_class_tells_little() =>
        Assert.All(Enumerable.Range(0, Classes), @class => Assert.True(Math.Abs(_classifier.Weight(Everywhere, @class)) < _classifier.Weight(@class * 2, @class) / 2));

    [Fact]
    public void A_feature_that_no_example_has_tells_nothing() => Assert.Equal(0, _classifier.Weight(Never, 0));

    [Fact]
    public void More_looks_make_surer()
    {
        var hasty = new LinearClassifier(Classes);
        hasty.Train(Separable, epochs: 1, rate: 1);

        Assert.True(Predict(hasty, 0)[0] < Predict(_classifier, 0)[0]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(22)]
    public void Any_number_of_classes_has_room(int classes)
    {
        var classifier = new LinearClassifier(classes);
        classifier.Train([.. Enumerable.Range(0, classes).Select(@class => new Example(@class, [@class], [1], 1))], epochs: 20, rate: 2);

        Assert.All(Enumerable.Range(0, classes), @class => Assert.Equal(@class, Predict(classifier, @class).IndexOf(Predict(classifier, @class).Max())));
    }

    private static LinearClassifier Trained()
    {
        var classifier = new LinearClassifier(Classes);
        classifier.Train(Separable, epochs: 20, rate: 3);
        return classifier;
    }

    private static List<float> Predict(LinearClassifier classifier, params int[] features)
    {
        var room = new float[classifier.Room];
        classifier.Predict(features, Enumerable.Repeat(1f, features.Length).ToArray(), 1, room);
        return [.. room];
    }

    private static IEnumerable<float> AllWeights(LinearClassifier classifier) =>
        [.. from feature in Enumerable.Range(0, 256) from @class in Enumerable.Range(0, Classes) select classifier.Weight(feature, @class)];
}
