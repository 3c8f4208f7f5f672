package io.argosy.dockerapi.answer;

/// Knows which images are on which nodes. Safe for any number of threads.
final class Stocks {

    private final Kept<Stock.Image> images;

    Stocks(Census census, Ears ears) {
        this.images = new Kept<>(census, ears, Kind.IMAGES, Stock::images);
    }

    Stock now() throws InterruptedException {
        return new Stock(images.all().things());
    }
}
